import { isSwagger2 } from '../document/is-swagger-2.ts';
import type { Finding } from '../finding.ts';
import { child, isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import { mapSchemas } from '../schemas/schema-map.ts';
import { type Conversion, startConversion } from './conversion.ts';
import { followMoves } from './moves.ts';
import { convertPathItem } from './operation.ts';
import { convertSharedParameters } from './parameters.ts';
import { convertSchema } from './schema.ts';
import { convertSecuritySchemes } from './security.ts';
import { convertServers } from './servers.ts';

/** A document of any version in the words of OpenAPI 3. */
export interface Converted {
  readonly document: JsonObject;
  /** What could not be carried over; pointers lead into the file. */
  readonly findings: readonly Finding[];
  /** The pointer into the file for a pointer into `document`. */
  readonly origin: (pointer: string) => string;
}

/**
 * Swagger 2.0 as OpenAPI 3.0; any other document as it is. `definitions`, `parameters` and `responses` stay where they
 * are, so that references and pointers into them mean the same in both; what has moved leads back by `origin`.
 */
export function inOpenApi3(document: JsonObject): Converted {
  if (!isSwagger2(document)) return { document, findings: [], origin: (pointer) => pointer };
  const conversion = startConversion(document);
  // Also where there are none: what looks for one tells of its place.
  conversion.moves.note('#/components/securitySchemes', '#/securityDefinitions');
  const structure = followMoves(convertStructure(conversion), conversion.moves);
  const converted = mapSchemas(structure, (schema, pointer) => convertSchema(conversion, schema, pointer));
  return { document: converted, findings: conversion.findings, origin: conversion.moves.origin };
}

function convertStructure(conversion: Conversion): JsonObject {
  const { document } = conversion;
  const { swagger: _, host, basePath, schemes, consumes, produces, securityDefinitions, ...rest } = document;
  const servers = convertServers({ host, basePath, schemes });
  return {
    openapi: '3.0.3',
    ...rest,
    ...(servers.length > 0 && { servers }),
    ...(isObject(document.parameters) && { parameters: convertSharedParameters(conversion) }),
    ...(isObject(document.paths) && { paths: convertPaths(conversion, document.paths) }),
    ...(isObject(securityDefinitions) && {
      components: { securitySchemes: convertSecuritySchemes(conversion) },
    }),
  };
}

function convertPaths(conversion: Conversion, paths: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => {
      const now = child('#/paths', path);
      const found = resolve(conversion.document, item, now);
      const isElsewhere = found !== undefined && found.pointer !== now;
      // What another path has is converted there.
      if (path.startsWith('x-') || !found || (isElsewhere && /^#\/paths\/[^/]+$/.test(found.pointer)))
        return [path, item];
      return [path, convertPathItem(conversion, found.value, { now, inFile: found.pointer })];
    }),
  );
}
