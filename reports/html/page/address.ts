import { type DefectFilter, defectFilterFromQuery, defectFilterToQuery } from './defect-filter.ts';
import { filterFromQuery, filterToQuery, type MatrixFilter } from './matrix-filter.ts';

/** What the part of an address after "#" asks for. */
export type Address =
  | { readonly view: 'overview' }
  | { readonly view: 'matrix'; readonly filter: MatrixFilter }
  | { readonly view: 'cell'; readonly id: string; readonly filter: MatrixFilter }
  /** `at`: the exchange to look at. */
  | { readonly view: 'scenario'; readonly id: string; readonly at: string }
  | { readonly view: 'defects'; readonly filter: DefectFilter }
  | { readonly view: 'defect'; readonly id: string }
  | { readonly view: 'check'; readonly id: string }
  | { readonly view: 'requirements'; readonly filter: RequirementFilter }
  | { readonly view: 'requirement'; readonly id: string }
  | { readonly view: 'access' }
  /** `at`: the probe to look at. */
  | { readonly view: 'version'; readonly at: string };

export interface RequirementFilter {
  readonly show: 'all' | 'uncovered' | 'not-tested';
  readonly text: string;
}

export function hashOf(address: Address): string {
  switch (address.view) {
    case 'overview':
      return '#/';
    case 'matrix':
      return `#/matrix${asked(filterToQuery(address.filter))}`;
    case 'cell':
      return `#/cell/${slug(address.id)}${asked(filterToQuery(address.filter))}`;
    case 'scenario':
      return `#/scenario/${slug(address.id)}${asked(address.at && `at=${slug(address.at)}`)}`;
    case 'defect':
    case 'check':
    case 'requirement':
      return `#/${address.view}/${slug(address.id)}`;
    case 'requirements': {
      const { show, text } = address.filter;
      const entries = Object.entries({ show: show === 'all' ? '' : show, q: text });
      return `#/requirements${asked(new URLSearchParams(entries.filter(([, value]) => value)).toString())}`;
    }
    case 'defects':
      return `#/defects${asked(defectFilterToQuery(address.filter))}`;
    case 'version':
      return `#/version${asked(address.at && `at=${slug(address.at)}`)}`;
    default:
      return `#/${address.view}`;
  }
}

/** Reads what `hashOf` wrote. What it does not know is the overview. */
export function addressOf(hash: string): Address {
  const [, view = '', id = '', query = ''] = /^#\/([^/?]*)\/?([^?]*)\??(.*)$/.exec(hash) ?? [];
  switch (view) {
    case 'matrix':
      return { view, filter: filterFromQuery(query) };
    case 'cell':
      return { view, id: unslug(id), filter: filterFromQuery(query) };
    case 'scenario':
      return { view, id: unslug(id), at: new URLSearchParams(query).get('at') ?? '' };
    case 'defect':
    case 'check':
    case 'requirement':
      return { view, id: unslug(id) };
    case 'requirements':
      return { view, filter: requirementFilter(new URLSearchParams(query)) };
    case 'version':
      return { view, at: new URLSearchParams(query).get('at') ?? '' };
    case 'defects':
      return { view, filter: defectFilterFromQuery(new URLSearchParams(query)) };
    case 'access':
      return { view };
    default:
      return { view: 'overview' };
  }
}

function requirementFilter(query: URLSearchParams): RequirementFilter {
  const show = query.get('show');
  return {
    show: show === 'uncovered' || show === 'not-tested' ? show : 'all',
    text: query.get('q') ?? '',
  };
}

/** Readable in an address bar: "GET /pets/{petId} 404" is written GET+/pets/{petId}+404. */
function slug(id: string): string {
  return encodeURIComponent(id)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replaceAll('%7B', '{')
    .replaceAll('%7D', '}');
}

function unslug(text: string): string {
  const encoded = text.replaceAll('+', '%20');
  try {
    return decodeURIComponent(encoded);
  } catch {
    // A mistyped address names nothing; the page then says that there is no such case.
    return text;
  }
}

function asked(query: string): string {
  return query === '' ? '' : `?${query}`;
}
