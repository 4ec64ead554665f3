// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Watch } from '../../../lib/model';
import { makeTurn } from '../chat/make';
import { speak } from '../chat/speak';
import { showPanel } from './panel';

beforeEach(() => speak('en'));
afterEach(cleanup);

const red: Watch = { id: 'red', text: 'the build turns red', paused: false };
const hits = [{ watchId: 'red', text: red.text, evidence: 'It says “failed”.' }];

async function unfold() {
  const details = document.querySelector('details.watches') as HTMLDetailsElement;
  details.open = true;
  fireEvent(details, new Event('toggle'));
  return screen.findByRole<HTMLInputElement>('textbox', { name: 'Tell me when' });
}

describe('"Tell me when"', () => {
  it('takes words, and keeps them until they are accepted', async () => {
    const { actions } = showPanel();
    const box = await unfold();
    fireEvent.input(box, { target: { value: red.text } });
    actions.addWatch.mockResolvedValueOnce(false);
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(actions.addWatch).toHaveBeenCalledWith(red.text));
    expect(box.value).toBe(red.text);
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(box.value).toBe(''));
  });

  it('lists, pauses, goes on and removes', async () => {
    const name: Watch = { id: 'name', text: 'my name is called', paused: true };
    const { actions } = showPanel({ panel: { watches: [red, name] } });
    const box = await unfold();
    fireEvent.click(screen.getByRole('button', { name: 'Pause “the build turns red”' }));
    fireEvent.click(screen.getByRole('button', { name: 'Resume “my name is called”' }));
    expect(actions.pauseWatch.mock.calls).toEqual([
      ['red', true],
      ['name', false],
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove “my name is called”' }));
    expect(actions.removeWatch).toHaveBeenCalledWith('name');
    expect(document.activeElement).toBe(box);
  });
});

describe('a hit whose notification was clicked', () => {
  const turns = Array.from({ length: 450 }, (_, index) => makeTurn(index + 1));
  const first = makeTurn(1, { hits });

  it('is got out of what is not rendered, and has the focus', async () => {
    const { actions } = showPanel({ turns: [first, ...turns.slice(1)], props: { goTo: 't1:hit:red' } });
    await waitFor(() => expect(document.activeElement?.textContent).toContain('It says “failed”.'));
    expect(actions.arrived).toHaveBeenCalledOnce();
  });

  it('is loaded where it is older', () => {
    const { actions, receive } = showPanel({
      turns: turns.slice(1, 3),
      more: true,
      props: { goTo: 't1:hit:red' },
    });
    expect(actions.earlier).toHaveBeenCalled();
    expect(actions.arrived).not.toHaveBeenCalled();
    receive({ type: 'panel/turn', turn: first });
    expect(document.activeElement?.textContent).toContain(red.text);
    expect(actions.arrived).toHaveBeenCalledOnce();
  });

  it('that is nowhere is given up', () => {
    const { actions } = showPanel({ turns: turns.slice(1, 3), props: { goTo: 't1:hit:red' } });
    expect(actions.arrived).toHaveBeenCalledOnce();
  });
});
