/** A way to decide whether a reply is hidden. */
export interface Method {
  name: string;
  /** Starts with nothing said. The function hears reply after reply, `at` in ms, and answers whether it hides one. */
  begin(): (text: string, at: number) => boolean;
}
