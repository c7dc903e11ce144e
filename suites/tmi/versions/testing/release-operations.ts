/**
 * The operations that releases of TMI document, by path; names of parameters do not matter. Taken from the OpenAPI documents
 * of the releases, for tests: what a version of ours has must be in them.
 */

const september2025 = `
/ GET
/.well-known/jwks.json GET
/.well-known/oauth-authorization-server GET
/.well-known/openid-configuration GET
/collaboration/sessions GET
/oauth2/authorize GET
/oauth2/callback GET
/oauth2/introspect POST
/oauth2/providers GET
/oauth2/refresh POST
/oauth2/revoke POST
/oauth2/token POST
/oauth2/userinfo GET
/threat_models GET POST
/threat_models/{} GET PUT PATCH DELETE
/threat_models/{}/diagrams GET POST
/threat_models/{}/diagrams/{} GET PUT PATCH DELETE
/threat_models/{}/diagrams/{}/collaborate GET POST PUT DELETE
/threat_models/{}/diagrams/{}/metadata GET POST
/threat_models/{}/diagrams/{}/metadata/bulk POST
/threat_models/{}/diagrams/{}/metadata/{} GET PUT DELETE
/threat_models/{}/documents GET POST
/threat_models/{}/documents/bulk POST
/threat_models/{}/documents/{} GET PUT DELETE
/threat_models/{}/documents/{}/metadata GET POST
/threat_models/{}/documents/{}/metadata/bulk POST
/threat_models/{}/documents/{}/metadata/{} GET PUT DELETE
/threat_models/{}/metadata GET POST
/threat_models/{}/metadata/bulk POST
/threat_models/{}/metadata/{} GET PUT DELETE
/threat_models/{}/sources GET POST
/threat_models/{}/sources/bulk POST
/threat_models/{}/sources/{} GET PUT DELETE
/threat_models/{}/sources/{}/metadata GET POST
/threat_models/{}/sources/{}/metadata/bulk POST
/threat_models/{}/sources/{}/metadata/{} GET PUT DELETE
/threat_models/{}/threats GET POST
/threat_models/{}/threats/batch DELETE
/threat_models/{}/threats/batch/patch POST
/threat_models/{}/threats/bulk POST PUT
/threat_models/{}/threats/{} GET PUT PATCH DELETE
/threat_models/{}/threats/{}/metadata GET POST
/threat_models/{}/threats/{}/metadata/bulk POST
/threat_models/{}/threats/{}/metadata/{} GET PUT DELETE
`;

const november2025 = `
/ GET
/.well-known/jwks.json GET
/.well-known/oauth-authorization-server GET
/.well-known/oauth-protected-resource GET
/.well-known/openid-configuration GET
/addons GET POST
/addons/{} GET DELETE
/addons/{}/invoke POST
/collaboration/sessions GET
/invocations GET
/invocations/{} GET
/invocations/{}/status POST
/oauth2/authorize GET
/oauth2/callback GET
/oauth2/introspect POST
/oauth2/providers GET
/oauth2/providers/{}/groups GET
/oauth2/refresh POST
/oauth2/revoke POST
/oauth2/token POST
/oauth2/userinfo GET
/saml/acs POST
/saml/providers GET
/saml/slo GET POST
/saml/{}/login GET
/saml/{}/metadata GET
/threat_models GET POST
/threat_models/{} GET PUT PATCH DELETE
/threat_models/{}/assets GET POST
/threat_models/{}/assets/bulk POST PUT
/threat_models/{}/assets/{} GET PUT PATCH DELETE
/threat_models/{}/assets/{}/metadata GET POST
/threat_models/{}/assets/{}/metadata/bulk POST PUT
/threat_models/{}/assets/{}/metadata/{} GET PUT DELETE
/threat_models/{}/diagrams GET POST
/threat_models/{}/diagrams/{} GET PUT PATCH DELETE
/threat_models/{}/diagrams/{}/collaborate GET POST DELETE
/threat_models/{}/diagrams/{}/metadata GET POST
/threat_models/{}/diagrams/{}/metadata/bulk POST PUT
/threat_models/{}/diagrams/{}/metadata/{} GET PUT DELETE
/threat_models/{}/documents GET POST
/threat_models/{}/documents/bulk POST PUT
/threat_models/{}/documents/{} GET PUT PATCH DELETE
/threat_models/{}/documents/{}/metadata GET POST
/threat_models/{}/documents/{}/metadata/bulk POST PUT
/threat_models/{}/documents/{}/metadata/{} GET PUT DELETE
/threat_models/{}/metadata GET POST
/threat_models/{}/metadata/bulk POST PUT
/threat_models/{}/metadata/{} GET PUT DELETE
/threat_models/{}/notes GET POST
/threat_models/{}/notes/{} GET PUT PATCH DELETE
/threat_models/{}/notes/{}/metadata GET POST
/threat_models/{}/notes/{}/metadata/bulk POST PUT
/threat_models/{}/notes/{}/metadata/{} GET PUT DELETE
/threat_models/{}/repositories GET POST
/threat_models/{}/repositories/bulk POST PUT
/threat_models/{}/repositories/{} GET PUT PATCH DELETE
/threat_models/{}/repositories/{}/metadata GET POST
/threat_models/{}/repositories/{}/metadata/bulk POST PUT
/threat_models/{}/repositories/{}/metadata/{} GET PUT DELETE
/threat_models/{}/threats GET POST
/threat_models/{}/threats/bulk POST PUT PATCH DELETE
/threat_models/{}/threats/{} GET PUT PATCH DELETE
/threat_models/{}/threats/{}/metadata GET POST
/threat_models/{}/threats/{}/metadata/bulk POST PUT
/threat_models/{}/threats/{}/metadata/{} GET PUT DELETE
/users/me GET DELETE
/webhooks/deliveries GET
/webhooks/deliveries/{} GET
/webhooks/subscriptions GET POST
/webhooks/subscriptions/{} GET DELETE
/webhooks/subscriptions/{}/test POST
`;

/** "GET /threat_models/{}", by the id of the version. */
export const operationsOfReleases: Readonly<Record<string, readonly string[]>> = {
  '2025-09': operationsIn(september2025),
  '2025-11': operationsIn(november2025),
};

/** A line is a path with its methods. */
function operationsIn(table: string): readonly string[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [path = '', ...methods] = line.split(' ');
      return methods.map((method) => `${method} ${path}`);
    });
}
