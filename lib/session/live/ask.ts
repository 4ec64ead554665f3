/** The user's questions in writing, to the conversation that runs. */
import { saidAt } from '../../context';
import { Failed } from '../../failure';
import { turn as readTurn } from '../../history/read';
import { MOST_QUESTIONS } from '../answer';
import { openQuestions } from '../desk';
import type { Office } from '../office';
import type { Want } from '../want';

/** What was asked before in a request, and is asked once more, has pictures of its own. */
export function isForLive({ live }: Office, { again }: Want): boolean {
  return again === undefined && live.answers;
}

/** The last seconds need no pictures: the model has seen them. @throws Failed */
export async function askLive({ desk, live }: Office, { about }: Want, question: string): Promise<void> {
  if (openQuestions(desk).length >= MOST_QUESTIONS) throw new Failed('too-many-questions');
  if (!about) return live.ask(question, question);
  const reply = await readTurn(about);
  if (!reply) throw new Failed('unexpected', 'The reply that was asked about is gone.');
  const said = JSON.stringify(reply.text);
  const at = new Date(saidAt(reply)).toISOString();
  const text = `About what you said at ${at}, given here as a JSON string: ${said}\n\n${question}`;
  await live.ask(question, text, { turnId: about, at: saidAt(reply) });
}
