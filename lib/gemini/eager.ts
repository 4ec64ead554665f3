/**
 * A body that is read as fast as it comes, and handed on as fast as it is wanted. A stream that breaks off drops
 * what nobody has read yet (https://streams.spec.whatwg.org/#readable-stream-default-controller-error): the last
 * words, and the last count of what they cost. Here the error waits until everything before it was taken.
 */
export function eager(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const read: Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>>[] = [];
  const readOn = async () => {
    for (;;) {
      const next = reader.read();
      read.push(next);
      if ((await next).done) return;
    }
  };
  // Whoever takes it gets to know.
  readOn().catch(() => {});
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await (read.shift() ?? reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
