import type { Scene, StreamPlan } from './scene';

export interface Tick {
  stream: string;
  tick: number;
  text: string;
  /** `return`: a scene that comes back just as it was when it was left. */
  truth: 'new' | 'dup' | 'return';
}

type Random = () => number;

/** A scene as it stands: which value each fact has, and whether it was told since it last changed. */
interface Stage {
  scene: Scene;
  at: number[];
  told: boolean;
}

/** The commentary of somebody who is asked every tick, and who says the same thing in more than one way. */
export function play({ stream, seed, scenes, leadIns }: StreamPlan, length: number): Tick[] {
  const random = randomFrom(seed);
  const stages = scenes.map((scene): Stage => ({ scene, at: scene.map(() => 0), told: false }));
  const ticks: Tick[] = [];
  let stage = stages[0] as Stage;
  let last = '';
  for (let tick = 1; tick <= length; tick += 1) {
    const before = stage;
    const roll = random();
    if (tick > 1 && roll < 0.16)
      stage = pick(
        random,
        stages.filter((other) => other !== stage),
      );
    else if (tick > 1 && roll < 0.36) change(random, stage);
    const truth = stage.told ? (stage === before ? 'dup' : 'return') : 'new';
    last = truth === 'dup' && random() < 0.35 ? last : reply(random, stage, truth === 'new' ? [] : leadIns);
    stage.told = true;
    ticks.push({ stream, tick, text: last, truth });
  }
  return ticks;
}

/** One fact gets its next value. Those that have had their last stay as they are. */
function change(random: Random, stage: Stage): void {
  const open = stage.scene.flatMap(({ values }, index) =>
    (stage.at[index] ?? 0) + 1 < values.length ? [index] : [],
  );
  if (open.length === 0) return;
  const index = pick(random, open);
  stage.at[index] = (stage.at[index] ?? 0) + 1;
  stage.told = false;
}

function reply(random: Random, { scene, at }: Stage, leadIns: readonly string[]): string {
  const said = scene.map(({ values, say }, index) => pick(random, say(String(values[at[index] ?? 0]))));
  const ordered = random() < 0.15 ? [...said.slice(1), ...said.slice(0, 1)] : said;
  const text = random() < 0.2 ? ordered.map((one) => `- ${one}`).join('\n') : ordered.join(' ');
  if (leadIns.length === 0 || random() < 0.7) return text;
  return pick(random, leadIns).replace('…', text);
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** mulberry32: the same numbers on every machine. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
