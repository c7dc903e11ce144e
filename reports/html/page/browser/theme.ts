import { element } from './elements.ts';

type Theme = 'light' | 'dark';

const key = 'assay-theme';

/** The theme of the system, until the reader chooses the other one. */
export function startTheme(): void {
  const button = element('#theme', HTMLButtonElement);
  const system = matchMedia('(prefers-color-scheme: dark)');
  let chosen = remembered();
  const current = (): Theme => chosen ?? (system.matches ? 'dark' : 'light');
  const apply = () => {
    if (chosen) document.documentElement.dataset.theme = chosen;
    button.textContent = current() === 'dark' ? 'Light' : 'Dark';
    button.ariaLabel = `Use ${current() === 'dark' ? 'light' : 'dark'} colours`;
  };
  button.addEventListener('click', () => {
    chosen = current() === 'dark' ? 'light' : 'dark';
    remember(chosen);
    apply();
  });
  system.addEventListener('change', apply);
  apply();
}

function remembered(): Theme | undefined {
  try {
    const theme = localStorage.getItem(key);
    return theme === 'light' || theme === 'dark' ? theme : undefined;
  } catch {
    // Some browsers keep nothing for files; the choice then lasts as long as the page.
    return undefined;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // As above.
  }
}
