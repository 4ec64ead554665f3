import { expect, it, vi } from 'vitest';
import { eager } from '../../../lib/gemini/eager';

type Bytes = Uint8Array<ArrayBuffer>;
const bytes = (...values: number[]): Bytes => new Uint8Array(values);

async function read(stream: ReadableStream<Bytes>) {
  const reader = stream.getReader();
  const got: number[] = [];
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      got.push(...part.value);
      // As a consumer that writes each piece to the disk before it asks for the next.
      await new Promise((resolve) => setTimeout(resolve));
    }
  } catch (error) {
    return { got, error };
  }
  return { got };
}

/** Breaks off as soon as its last piece was asked for. */
function breaking(): ReadableStream<Bytes> {
  const pieces = [bytes(1), bytes(2), bytes(3)];
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      if (pieces.length === 0) setTimeout(() => controller.error(new Error('cut')));
    },
  });
}

it('gives everything that came before the stream broke off, and then the error', async () => {
  expect(await read(eager(breaking()))).toEqual({ got: [1, 2, 3], error: new Error('cut') });
});

it('where the stream itself would have dropped it', async () => {
  expect((await read(breaking())).got).not.toEqual([1, 2, 3]);
});

it('comes to the same end', async () => {
  expect(await read(eager(new Response(bytes(1, 2)).body as ReadableStream<Bytes>))).toEqual({ got: [1, 2] });
});

it('cancels what it reads', async () => {
  const cancel = vi.fn();
  await eager(new ReadableStream<Bytes>({ cancel })).cancel('enough');
  expect(cancel).toHaveBeenCalledWith('enough');
});
