import type { Contract } from './contract.ts';
import { at, isObject, type JsonObject } from './json.ts';
import { cellId, type Operation } from './operations/operation.ts';

/** Where a document says that it is served: OpenAPI, "Server Object". Schemes tell no two places apart. */
export interface Served {
  /** Host and port; undefined where the document leaves it open. */
  readonly host: string | undefined;
  /** "/api/v2"; empty for the root. */
  readonly basePath: string;
}

/** Stands for the host that a relative address does not name. */
const anyHost = 'any-host.invalid';

/**
 * The addresses of a list of servers, with the default values of their variables. `file` is where the document comes
 * from, to which addresses are relative; those of a file name no host. What is no address is left out.
 */
export function serverUrls(servers: unknown, file: string): URL[] {
  const base = /^https?:/.test(file) ? file : `http://${anyHost}/`;
  return (Array.isArray(servers) ? servers : []).filter(isObject).flatMap((server) => {
    const url = withDefaults(server);
    return url !== undefined && URL.canParse(url, base) ? [new URL(url, base)] : [];
  });
}

function withDefaults({ url, variables }: JsonObject): string | undefined {
  if (typeof url !== 'string') return undefined;
  return url.replaceAll(/\{([^{}]*)\}/g, (written, name: string) => {
    const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
    return isObject(variable) && variable.default !== undefined ? String(variable.default) : written;
  });
}

/** Where the document as a whole is served; at the root of any host where it does not say. */
export function servedAt({ intended, file }: Pick<Contract, 'intended' | 'file'>): readonly Served[] {
  const served = placesOf(intended.servers, file);
  return served.length > 0 ? served : [{ host: undefined, basePath: '' }];
}

/** Where an operation is served: its own servers, those of its path, or those of the document. */
export function operationServedAt(
  contract: Pick<Contract, 'intended' | 'file'>,
  { pointer }: Pick<Operation, 'pointer'>,
): readonly Served[] {
  const { intended, file } = contract;
  const item = pointer.slice(0, pointer.lastIndexOf('/'));
  const own = [pointer, item].map((place) => placesOf(at(intended, `${place}/servers`), file));
  return own.find((places) => places.length > 0) ?? servedAt(contract);
}

function placesOf(servers: unknown, file: string): Served[] {
  return serverUrls(servers, file).map(({ host, pathname }) => ({
    host: host === anyHost ? undefined : host,
    basePath: pathname.replace(/\/+$/, ''),
  }));
}

/** Whether an operation is served in none of the places where the document as a whole is. */
export function isElsewhere(
  contract: Pick<Contract, 'intended' | 'file'>,
  operation: Pick<Operation, 'pointer'>,
): boolean {
  const whole = servedAt(contract);
  return operationServedAt(contract, operation).every((own) => !whole.some((place) => isSame(place, own)));
}

/** A place without a host is on the host of the other. */
function isSame(one: Served, other: Served): boolean {
  const sameHost = one.host === other.host || other.host === undefined;
  return sameHost && one.basePath === other.basePath;
}

/** "https://files.example.com/upload" without its scheme, for people. */
export function placeText({ host = '', basePath }: Served): string {
  return `${host}${basePath}` || '/';
}

/** The same contract with paths as they are asked for from outside: each below the base path of its first server. */
export function atBasePaths(contract: Contract): Contract {
  const moved = new Map(
    contract.operations.map((operation) => {
      const [first] = operationServedAt(contract, operation);
      const path = `${first?.basePath ?? ''}${operation.path}`;
      return [operation, { ...operation, path, key: `${operation.method} ${path}` }];
    }),
  );
  const of = (operation: Operation): Operation => moved.get(operation) ?? operation;
  return {
    ...contract,
    operations: contract.operations.map(of),
    cells: contract.cells.map((cell) => {
      const operation = of(cell.operation);
      return { ...cell, operation, id: cellId(operation.key, cell.response.status) };
    }),
  };
}
