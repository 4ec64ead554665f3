export const MINIMUM_VERSION: number;
export function findBrowser(): { path: string; version: number } | undefined;
