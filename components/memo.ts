import type { ComponentChild, FunctionComponent, RenderableProps } from 'preact';
import { Component } from 'preact';

/**
 * A component that renders again only when one of its props is another value. While a reply streams,
 * hundreds of rows stay as they are. (preact/compat has one too, and brings all of React's surface with it.)
 */
export function memo<P extends object>(Inner: FunctionComponent<P>) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const before: Readonly<P> = this.props;
      const keys = Object.keys({ ...before, ...next }) as (keyof P)[];
      return keys.some((key) => before[key] !== next[key]);
    }

    override render(props: RenderableProps<P>): ComponentChild {
      return Inner(props, {});
    }
  };
}
