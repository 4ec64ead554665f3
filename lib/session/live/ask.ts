/** The user's questions in writing, to the conversation that runs. */
import { saidAt } from '../../context';
import { refuseTooMany, replyAskedAbout } from '../answer';
import type { Office } from '../office';
import type { Want } from '../want';

/** What was asked before in a request, and is asked once more, has pictures of its own. */
export function isForLive({ live }: Office, { again }: Want): boolean {
  return again === undefined && live.answers;
}

/** The last seconds need no pictures: the model has seen them. @throws Failed */
export async function askLive({ desk, live }: Office, { about }: Want, question: string): Promise<void> {
  refuseTooMany(desk);
  if (!about) return live.ask(question, question);
  const reply = await replyAskedAbout(about);
  const said = JSON.stringify(reply.text);
  const at = new Date(saidAt(reply)).toISOString();
  const text = `About what you said at ${at}, given here as a JSON string: ${said}\n\n${question}`;
  await live.ask(question, text, { turnId: about, at: saidAt(reply) });
}
