import { INPUT_RATE } from '../live';

/** Short, since nothing goes out before a chunk is full; at least 20 ms, which is what the API is made for. */
export const CHUNK_MS = 40;
export const CHUNK_SAMPLES = (INPUT_RATE * CHUNK_MS) / 1000;
