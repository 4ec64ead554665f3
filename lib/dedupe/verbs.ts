/** English verbs: those with forms of their own, and those that say the same. */
import { list } from './opposites';
import { type Stem, stemOf } from './stem';

/** Present, then what is over. */
const irregular = `
take took taken
make made
choose chose chosen
win won
buy bought
sell sold
pay paid
give gave given
draw drew drawn
drive drove driven
hold held
meet met
ride rode ridden
speak spoke spoken
steal stole stolen
teach taught
throw threw thrown
tell told
wear wore worn
go went gone
come came
eat ate eaten
know knew known
lead led
beat beaten
catch caught
bring brought
build built
fly flew flown
hide hid
hear heard
send sent
write wrote written
run ran
shake shook shaken
swim swam swum
think thought
wake woke woken
`;

/** One thing done, in other words. */
const same = `
delete remove erase
type enter input
describe explain
purchase buy
fix repair
pick choose
press click
edit modify
add append
`;

const base = (word: string) => stemOf(word, 'en').stem;

const others: ReadonlyMap<string, string> = new Map(
  lines(same).flatMap(([first = '', ...rest]) => rest.map((word) => [base(word), base(first)] as const)),
);

const past: ReadonlyMap<string, Stem> = new Map(
  lines(irregular).flatMap(([present = '', ...forms]) =>
    forms.map((word) => [word, { stem: base(present), form: 'ed' }] as const),
  ),
);

/** A word without its ending; a verb as the one that stands for it. */
export function verbStem(word: string, language: string | undefined): Stem | undefined {
  if (language !== 'en') return undefined;
  const { stem, form } = past.get(word) ?? stemOf(word, 'en');
  return { stem: others.get(stem) ?? stem, form };
}

function lines(text: string): string[][] {
  return text.trim().split('\n').map(list);
}
