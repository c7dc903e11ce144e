import { expect, test } from 'vitest';
import { authorizationServerFor } from './authorization-server.ts';

const flows = {
  clientCredentials: { tokenUrl: '/token', scopes: {} },
  authorizationCode: {
    authorizationUrl: 'https://id.example/authorize',
    tokenUrl: 'https://id.example/token',
  },
};

const bearer = { type: 'http', scheme: 'bearer' };

test.each([
  { says: 'nothing', schemes: {}, machines: undefined, people: undefined },
  { says: 'no more than bearer', schemes: { bearer }, machines: undefined, people: undefined },
  {
    says: 'both flows',
    schemes: { bearer, oauth: { type: 'oauth2', flows } },
    machines: { tokenUrl: '/token' },
    people: flows.authorizationCode,
  },
  {
    says: 'one flow',
    schemes: { oauth: { type: 'oauth2', flows: { clientCredentials: flows.clientCredentials } } },
    machines: { tokenUrl: '/token' },
    people: undefined,
  },
  {
    says: 'where it is described',
    schemes: { id: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example/.well-known/x' } },
    machines: { discovery: 'https://id.example/.well-known/x' },
    people: { discovery: 'https://id.example/.well-known/x' },
  },
  {
    says: 'nonsense',
    schemes: { oauth: { type: 'oauth2', flows: 7 }, other: 'x' },
    machines: undefined,
    people: undefined,
  },
])('a document that says $says', ({ schemes, machines, people }) => {
  const document = { components: { securitySchemes: schemes } };
  expect(authorizationServerFor('clientCredentials', document)).toEqual(machines);
  expect(authorizationServerFor('authorizationCode', document)).toEqual(people);
});

test('a document without components leads nowhere', () => {
  expect(authorizationServerFor('clientCredentials', {})).toBeUndefined();
});
