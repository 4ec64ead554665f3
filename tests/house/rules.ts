import type { Import, SourceFile } from './source';

/**
 * Who may import whom. Every rule answers why an import is not allowed, or nothing.
 * docs/architecture.md says the same in prose.
 */

/** Folders of lib that do one thing each, and know nothing of each other. */
const STAGES = [
  'capture',
  'slice',
  'clip',
  'gate',
  'voice',
  'gemini',
  'live',
  'dedupe',
  'history',
  'chat',
  'page',
  'browser',
  'download',
];

/** The nouns, by theme: no stage, but part of the ground. */
const NOUN_FOLDER = 'lib/model/';

/** The worker's order: which stages follow each other there. Offscreen's order is in its entrypoint. */
const ORDER = 'session';
const ORDERED = ['gemini', 'live', 'dedupe', 'history', 'browser'];

/** Folders of lib that a context may bring in, so that no page carries what only the worker needs. */
const CONTEXTS: Record<string, string[]> = {
  background: ['session', 'browser'],
  offscreen: ['capture', 'slice', 'clip', 'gate', 'voice', 'browser'],
  // It lists and downloads what is saved without the worker in between; only the worker changes it.
  sidepanel: ['chat', 'browser', 'history', 'download'],
  options: ['chat', 'browser'],
  microphone: ['browser'],
  'page-text': ['page'],
};

/** Single files of other stages that a context may bring in: what is saved as clips is downloaded as a video. */
const SINGLE: Record<string, string[]> = { sidepanel: ['lib/clip/join.ts'] };

/** Packages, and the only places that may import them. */
const PACKAGES: [pattern: RegExp, places: string[], why: string][] = [
  [
    /^@google\/genai/,
    ['lib/gemini/'],
    'Everything that knows the SDK lives in one folder, so that it can be replaced.',
  ],
  [/^mediabunny$/, ['lib/clip/'], 'Containers of video are one stage’s affair.'],
  [/^idb$/, ['lib/history/'], 'The database is behind lib/history/.'],
  [/^client-zip$/, ['lib/download/'], 'What a file of pictures is made with is behind lib/download/.'],
  [
    /^wxt\/browser$|^webextension-polyfill$/,
    ['lib/browser/', 'entrypoints/'],
    'lib/browser/ is the only door to the browser.',
  ],
  [
    /^wxt\/utils\/storage$|^wxt\/storage$/,
    ['lib/settings.ts', 'lib/session/want.ts', 'lib/session/watch-store.ts', 'lib/session/live/store.ts'],
    'Every stored item is declared once: the settings, what the user wants to be running, what to be told of, and how a conversation is gone on with.',
  ],
  [
    /^preact|^@preact\//,
    ['components/', 'entrypoints/', 'lib/chat/'],
    'Only what is drawn knows how it is drawn.',
  ],
  [/^(marked|dompurify)$/, ['lib/chat/'], 'Markdown becomes safe HTML in one place.'],
];

/** Globals, and the only places that may touch them. */
const GLOBALS: [names: RegExp, places: string[], why: string][] = [
  [/^chrome$/, ['lib/browser/', 'entrypoints/'], 'lib/browser/ is the only door to the browser.'],
  [/^(indexedDB|IDB[A-Z]\w*)$/, ['lib/history/'], 'The database is behind lib/history/.'],
  [
    /^(MediaStream\w*|getUserMedia|getDisplayMedia|ImageCapture)$/,
    ['lib/capture/', 'lib/voice/', 'entrypoints/microphone/'],
    'Streams stay where they are opened and closed; the other stages see frames.',
  ],
];

export function whyNot(source: SourceFile, imported: Import): string | undefined {
  return whyNotPackage(source.path, imported) ?? whyNotFile(source.path, imported);
}

/** Why a file may not touch a global, or nothing. */
export function whyNotGlobal(file: string, name: string): string | undefined {
  const rule = GLOBALS.find(([names]) => names.test(name));
  if (!rule || within(file, rule[1])) return undefined;
  return `${rule[2]} Only ${rule[1].join(', ')} may touch ${name}.`;
}

function whyNotPackage(from: string, { specifier, file }: Import): string | undefined {
  if (file) return undefined;
  if (isNoun(from)) return NOUNS;
  const rule = PACKAGES.find(([pattern]) => pattern.test(specifier));
  if (!rule || within(from, rule[1])) return undefined;
  return `${rule[2]} Only ${rule[1].join(', ')} may import ${specifier}.`;
}

const NOUNS =
  'The nouns (lib/model.ts and lib/model/) import one another alone: they stand on the ground, and everything else stands on them.';

const isNoun = (file: string) => within(file, ['lib/model.ts', NOUN_FOLDER]);

function whyNotFile(from: string, { file, typeOnly }: Import): string | undefined {
  if (!file) return undefined;
  if (isNoun(from)) return isNoun(file) ? undefined : NOUNS;
  if (within(file, [NOUN_FOLDER])) return 'Nouns are imported from lib/model.ts, whatever their theme.';
  if (/^(entrypoints|tests)\//.test(file) && folderOf(file) !== folderOf(from)) {
    return 'Entrypoints are where a context begins: they import, and nobody imports them. Nor does the product import tests.';
  }
  if (from.startsWith('lib/')) return whyNotFromLib(from, file);
  if (from.startsWith('components/')) return whyNotFromComponent(file, typeOnly);
  return whyNotFromEntrypoint(from, file);
}

function whyNotFromLib(from: string, file: string): string | undefined {
  if (file.startsWith('components/'))
    return 'lib/ knows no components: what is shown is decided by who shows it.';
  const [own, other] = [stageOf(from), stageOf(file)];
  if (!other || other === own) return undefined;
  if (!own) return `A ground file (lib/*.ts) serves every stage, so it imports none of them. ${MOVE}`;
  if (own === ORDER) return whyNotInOrder(file, other);
  return `A stage imports the ground files and its own folder, never another stage. ${MOVE}`;
}

const MOVE =
  'Put what both need into a ground file, or hand it in from the file that knows the order: lib/session/ in the worker, entrypoints/offscreen/ in the offscreen document.';

function whyNotInOrder(file: string, other: string): string | undefined {
  if (ORDERED.includes(other)) return undefined;
  // The icon's tooltip and the panel's status line say the same words.
  if (file === 'lib/chat/status-text.ts') return undefined;
  return `lib/session/ is the worker's order: it knows the worker's stages (${ORDERED.join(', ')}), not those of other contexts.`;
}

function whyNotFromComponent(file: string, typeOnly: boolean): string | undefined {
  if (file.startsWith('components/') || file.startsWith('lib/chat/')) return undefined;
  const isGround = file.startsWith('lib/') && !stageOf(file);
  if (isGround && (typeOnly || ['lib/model.ts', 'lib/text.ts'].includes(file))) return undefined;
  return 'A component gets values and callbacks from its entrypoint: it imports components, lib/chat/, lib/model.ts and lib/text.ts, and types of other ground files.';
}

function whyNotFromEntrypoint(from: string, file: string): string | undefined {
  const context = contextOf(from);
  if (file.startsWith('components/')) {
    return ['sidepanel', 'options', 'microphone'].includes(context)
      ? undefined
      : `${context} shows nothing: it has no components.`;
  }
  const stage = stageOf(file);
  const allowed = CONTEXTS[context] ?? [];
  if (!stage || allowed.includes(stage) || SINGLE[context]?.includes(file)) return undefined;
  return `The context "${context}" is made of ${allowed.join(', ')}. What it needs of lib/${stage}/ it asks for with a message.`;
}

/** `capture` for `lib/capture/open.ts`; nothing for a ground file. */
function stageOf(file: string): string | undefined {
  const [top, folder, rest] = file.split('/');
  return top === 'lib' && rest !== undefined ? folder : undefined;
}

/** `offscreen` for `entrypoints/offscreen/main.ts`, `background` for `entrypoints/background.ts`. */
function contextOf(file: string): string {
  return file.split('/')[1]?.replace(/\.\w+$/, '') ?? '';
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}

function within(file: string, places: string[]): boolean {
  return places.some((place) => file.startsWith(place));
}

/** A folder of lib that no rule knows would be free to do anything. */
export function isKnownFolder(file: string): boolean {
  const stage = stageOf(file);
  return !stage || isNoun(file) || stage === ORDER || STAGES.includes(stage);
}
