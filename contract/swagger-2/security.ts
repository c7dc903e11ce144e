import { child, isObject, type JsonObject } from '../json.ts';
import type { Conversion } from './conversion.ts';

const flows: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

/** `securityDefinitions` as the security schemes of OpenAPI 3. */
export function convertSecuritySchemes({ document, report }: Conversion): JsonObject {
  const definitions = isObject(document.securityDefinitions) ? document.securityDefinitions : {};
  const inFile = '#/securityDefinitions';
  return Object.fromEntries(
    Object.entries(definitions).flatMap(([name, definition]) => {
      if (!isObject(definition)) return [];
      const scheme = convertScheme(definition);
      if (scheme === undefined)
        report(
          child(inFile, name),
          `the flow ${JSON.stringify(definition.flow)} is not implicit, password, application or accessCode; read as OAuth 2.0 without flows`,
        );
      return [[name, scheme ?? { type: 'oauth2', flows: {} }]];
    }),
  );
}

function convertScheme(definition: JsonObject): JsonObject | undefined {
  const { type, flow, authorizationUrl, tokenUrl, scopes, ...rest } = definition;
  if (type === 'basic') return { ...rest, type: 'http', scheme: 'basic' };
  if (type !== 'oauth2') return definition;
  const name = flows[String(flow)];
  if (name === undefined) return undefined;
  const said = Object.entries({ authorizationUrl, tokenUrl }).filter(([, url]) => url !== undefined);
  const members = { ...Object.fromEntries(said), scopes: isObject(scopes) ? scopes : {} };
  return { ...rest, type, flows: { [name]: members } };
}
