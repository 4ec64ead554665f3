/** So many bytes of saved pictures end the watching, with all of them kept: about an hour of a large screen. */
export const MOST_SAVED_BYTES = 500_000_000;
