import { accessPage } from '../access-page.ts';
import { type Address, hashOf, type RequirementFilter } from '../address.ts';
import type { Book } from '../book.ts';
import { cellPage } from '../cell-page.ts';
import { checkPage } from '../check-page.ts';
import type { DefectFilter } from '../defect-filter.ts';
import { defectPage, defectResults, defectsPage } from '../defects.ts';
import { type Markup, toText } from '../markup.ts';
import { requirementPage, requirementResults, requirementsPage } from '../requirements.ts';
import { scenarioPage, scenarioSteps } from '../scenario-view.ts';
import { versionPage } from '../version-page.ts';
import { copyFor } from './copy.ts';

/** An address of a page that is drawn when it is asked for. */
export type PageAddress = Exclude<Address, { readonly view: 'overview' | 'matrix' }>;

export function drawPage(view: HTMLElement, book: Book, address: PageAddress): void {
  view.innerHTML = toText(pageOf(book, address));
  const first = view.querySelector('details[data-scenario]');
  if (first instanceof HTMLDetailsElement) {
    first.open = true;
    fillScenario(first, book);
  }
}

function pageOf(book: Book, address: PageAddress): Markup {
  switch (address.view) {
    case 'cell':
      return cellPage(book, address.id, address.filter);
    case 'scenario':
      return scenarioPage(book, address.id, address.at);
    case 'defects':
      return defectsPage(book, address.filter);
    case 'defect':
      return defectPage(book, address.id);
    case 'check':
      return checkPage(book, address.id);
    case 'requirements':
      return requirementsPage(book, address.filter);
    case 'requirement':
      return requirementPage(book, address.id);
    case 'access':
      return accessPage(book);
    case 'version':
      return versionPage(book, address.at);
  }
}

/** What the drawn pages do when they are used. */
export function startPage(view: HTMLElement, book: () => Promise<Book>): void {
  // `toggle` does not bubble.
  view.addEventListener(
    'toggle',
    async ({ target }) => {
      if (target instanceof HTMLDetailsElement) fillScenario(target, await book());
    },
    true,
  );
  view.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement && 'copy' in target.dataset) void copyFor(target, book);
  });
  view.addEventListener('input', async ({ target }) => {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    const form = isField ? target.form : null;
    if (form?.id === 'requirement-filter') filterRequirements(form, await book());
    if (form?.id === 'defect-filter') filterDefects(form, await book());
  });
  view.addEventListener('submit', (event) => event.preventDefault());
}

function fillScenario(fold: HTMLDetailsElement, book: Book): void {
  const scenario = book.scenarios.get(fold.dataset.scenario ?? '');
  const steps = fold.querySelector('[data-steps]');
  if (!fold.open || !scenario || !steps || steps.childElementCount > 0) return;
  steps.innerHTML = toText(scenarioSteps(book, scenario));
}

function filterRequirements(form: HTMLFormElement, book: Book): void {
  const data = new FormData(form);
  const show = data.get('show');
  const filter: RequirementFilter = {
    show: show === 'uncovered' || show === 'not-tested' ? show : 'all',
    text: String(data.get('q') ?? ''),
  };
  history.replaceState(null, '', hashOf({ view: 'requirements', filter }));
  const list = document.querySelector('#requirement-list');
  if (list) list.innerHTML = toText(requirementResults(book, filter));
}

function filterDefects(form: HTMLFormElement, book: Book): void {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '');
  const filter: DefectFilter = {
    check: text('check'),
    persona: text('persona'),
    scenario: text('q'),
    isNew: data.has('new'),
  };
  history.replaceState(null, '', hashOf({ view: 'defects', filter }));
  const list = document.querySelector('#defect-list');
  if (list) list.innerHTML = toText(defectResults(book, filter));
}
