/**
 * How long a test waits for what must come, ms: after that something is wrong. What takes a second where nobody else works
 * has taken fifteen where all did, and only a test that fails waits so long.
 */
export const PATIENCE_MS = 45_000;
