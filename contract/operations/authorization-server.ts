import { isObject, type JsonObject } from '../json.ts';

/** Where the tokens of an API come from, as far as its security schemes say it. Addresses may be relative to the API. */
export interface AuthorizationServer {
  /** Address of a discovery document (OpenID Connect Discovery 1.0). */
  readonly discovery?: string;
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
}

/** What the first security scheme says that leads to tokens with a grant; undefined where none does. */
export function authorizationServerFor(
  grant: 'clientCredentials' | 'authorizationCode',
  { components }: JsonObject,
): AuthorizationServer | undefined {
  const schemes =
    isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
  return Object.values(schemes)
    .flatMap((scheme) => (isObject(scheme) ? serverIn(grant, scheme) : []))
    .at(0);
}

function serverIn(grant: string, scheme: JsonObject): AuthorizationServer[] {
  const { type, openIdConnectUrl, flows } = scheme;
  if (type === 'openIdConnect' && typeof openIdConnectUrl === 'string')
    return [{ discovery: openIdConnectUrl }];
  const flow = type === 'oauth2' && isObject(flows) ? flows[grant] : undefined;
  if (!isObject(flow) || typeof flow.tokenUrl !== 'string') return [];
  const { authorizationUrl, tokenUrl } = flow;
  return [{ tokenUrl, ...(typeof authorizationUrl === 'string' && { authorizationUrl }) }];
}
