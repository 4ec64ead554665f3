/** What the pure files may know of the world beside the language itself. See tsconfig.pure.json. */

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
