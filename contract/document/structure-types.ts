/**
 * What the structural checker (@redocly/openapi-core 2.64) has otherwise than OpenAPI 3.2.0 says. It looks types up by name,
 * and of a type that it does not find it throws.
 */

type Types = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A plugin for the checker: its types with these mended. */
export const structureTypes = {
  id: 'assay',
  typeExtension: {
    oas3: <T>(types: T, version: string): T => (version === 'oas3_2' ? mended(types as Types) : types) as T,
  },
};

function mended(types: Types): Types {
  const { DeviceAuthorization, Response, MediaTypesMap } = types;
  return {
    ...types,
    // `scopes` has values of a type "string" that the checker knows nothing of.
    DeviceAuthorization: {
      ...DeviceAuthorization,
      properties: {
        ...(DeviceAuthorization?.properties as object | undefined),
        scopes: { type: 'object', additionalProperties: { type: 'string' } },
      },
    },
    // A description is optional since 3.2.
    Response: { ...Response, required: [] },
    // Components are media types by name, not maps of them.
    NamedMediaTypes: { ...MediaTypesMap },
  };
}
