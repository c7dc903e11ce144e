import { element } from './elements.ts';
import { moveInMatrix } from './matrix-view.ts';

/** The keyboard: what it does is what a link or a field on the page does. */
export function startKeys(view: () => Element): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && act(event.key, event.target, view())) event.preventDefault();
  });
}

function act(key: string, target: Element, view: Element): boolean {
  const typing = target.matches('input, select, textarea');
  if (key === 'Escape') return typing ? leaveField(target) : follow(view, 'up');
  if (typing) return false;
  if (key === '/') return search(view);
  if (key.startsWith('Arrow') && moveInMatrix(target, key)) return true;
  if (target.matches('pre, .matrix-frame')) return false;
  if (key === 'j' || key === 'ArrowRight') return follow(view, 'next');
  if (key === 'k' || key === 'ArrowLeft') return follow(view, 'prev');
  return false;
}

function follow(view: Element, rel: string): boolean {
  const link = view.querySelector(`a[rel="${rel}"]`);
  if (!(link instanceof HTMLAnchorElement)) return false;
  link.click();
  return true;
}

function leaveField(field: Element): boolean {
  if (field instanceof HTMLInputElement && field.type === 'search' && field.value !== '') {
    field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  } else if (field instanceof HTMLElement) field.blur();
  return true;
}

/** The search of this view; of the matrix if it has none. */
function search(view: Element): boolean {
  const field = view.querySelector('input[type="search"]');
  if (field instanceof HTMLElement) {
    field.focus();
    return true;
  }
  location.hash = '#/matrix';
  addEventListener('hashchange', () => element('#matrix-filter [type="search"]', HTMLElement).focus(), {
    once: true,
  });
  return true;
}
