import { harEntry } from '../../../parts/har-entry.ts';
import { hashOf } from '../address.ts';
import type { Book } from '../book.ts';
import { curlCommand } from '../reproduce/script.ts';

/** Copies what a button is for; where that is not allowed, shows it selected, so that one key is left to press. */
export async function copyFor(button: HTMLButtonElement, book: () => Promise<Book>): Promise<void> {
  const text = textOf(button, await book());
  if (text === undefined) return;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    // Without permission, or in a browser that keeps the clipboard from files.
    getSelection()?.selectAllChildren(scriptBeside(button) ?? shownBelow(button, text));
    button.textContent = 'Selected; press Ctrl+C';
  }
}

function textOf(button: HTMLButtonElement, { report: { run }, exchanges }: Book): string | undefined {
  const { copy, exchange: id = '' } = button.dataset;
  const exchange = exchanges.get(id);
  if (!exchange) return scriptBeside(button)?.textContent;
  switch (copy) {
    case 'curl':
      return curlCommand(exchange, run);
    case 'har':
      return JSON.stringify(harEntry(run, exchange), null, 2);
    default:
      return new URL(hashOf({ view: 'scenario', id: exchange.scenario, at: id }), location.href).href;
  }
}

/** The script of a whole scenario stands beside its button. */
function scriptBeside(button: HTMLButtonElement): HTMLPreElement | undefined {
  return button.closest('details.script')?.querySelector('pre') ?? undefined;
}

function shownBelow(button: HTMLButtonElement, text: string): HTMLPreElement {
  const place = button.closest('.copies');
  const before = place?.nextElementSibling;
  const pre = before instanceof HTMLPreElement ? before : document.createElement('pre');
  pre.textContent = text;
  pre.tabIndex = 0;
  place?.after(pre);
  return pre;
}
