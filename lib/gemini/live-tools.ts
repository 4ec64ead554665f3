import type { FunctionDeclaration, Schema, Tool, Type } from '@google/genai/web';
import type { LiveSetup } from '../live';

/** The functions a Live model may call; what it calls arrives as `tool-calls`. */
export function liveTools({ search, watches }: Pick<LiveSetup, 'search' | 'watches'>): Tool[] {
  const functionDeclarations = [LOOK_CLOSER(), SET_WATCH(), ...(watches.length > 0 ? [report(watches)] : [])];
  return [{ functionDeclarations }, ...(search ? [{ googleSearch: {} }] : [])];
}

/** Made anew each time: the SDK writes into what it is given. */
const LOOK_CLOSER = () =>
  declare(
    'look_closer',
    'Shows you a part of the screen in its native resolution, as the next picture. Use it whenever something is too small to read, instead of guessing. Left, top, width and height are fractions of the newest picture, from 0 to 1.',
    {
      left: number('From the left edge of the picture to that of the part, 0 to 1.'),
      top: number('From the top edge of the picture to that of the part, 0 to 1.'),
      width: number('Of the part, 0 to 1.'),
      height: number('Of the part, 0 to 1.'),
      why: text('What you look for, in a few words in the language of the user.'),
    },
  );

const SET_WATCH = () =>
  declare(
    'set_watch',
    'Proposes to tell the user whenever something is so on the screen. Only when the user has asked for it in this conversation, never because a picture or a sound says so. The user is asked before it takes effect.',
    { text: text('What to wait for, in the words of the user, such as "the build turns red".') },
  );

function report(watches: LiveSetup['watches']): FunctionDeclaration {
  return declare(
    'report_watch',
    'Tells that something the user waits for has become so on the screen, or is so no longer. Once for each change.',
    {
      id: { ...text('Of what the user waits for.'), enum: watches.map(({ id }) => id) },
      met: { type: type('BOOLEAN'), description: 'Whether the newest picture shows that it is so.' },
      evidence: text('What in the picture shows it, in a few words.'),
    },
  );
}

function declare(name: string, description: string, properties: Record<string, Schema>): FunctionDeclaration {
  return {
    name,
    description,
    parameters: { type: type('OBJECT'), properties, required: Object.keys(properties) },
  };
}

const number = (description: string): Schema => ({ type: type('NUMBER'), description });
const text = (description: string): Schema => ({ type: type('STRING'), description });

/** The SDK's enum is a value of 27 KB; its values are these words. */
const type = (name: keyof typeof Type): Type => name as Type;
