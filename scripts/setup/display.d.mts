export function hasDisplay(): boolean;
export function openVirtualDisplay(
  size?: string,
): Promise<{ name: string; close(): Promise<void> } | undefined>;
