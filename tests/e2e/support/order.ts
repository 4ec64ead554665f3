import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take longest, the longest first. Begun last, they would keep one worker busy while the others are done. */
const LONGEST = [
  'clips',
  'gate-pairs',
  'clips-during',
  'replay',
  'cost-pace',
  'legibility',
  'gate-time',
  'worker-sleep',
  'clips-sound',
  'watches-told',
  'rhythm',
  'accessibility',
  'page-text-grant',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? LONGEST.length : place;
}
