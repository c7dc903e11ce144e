/** Where servers keep their OpenAPI document, by what makes them do so. */
export const usualPlaces = [
  // FastAPI, NestJS, hand-written ones
  '/openapi.json',
  '/openapi.yaml',
  '/openapi.yml',
  // springdoc
  '/v3/api-docs',
  // springfox, and others that have Swagger 2.0
  '/v2/api-docs',
  '/v2/swagger.json',
  '/api/swagger.json',
  // Quarkus and others with MicroProfile OpenAPI
  '/q/openapi',
  '/openapi',
  // ASP.NET
  '/openapi/v1.json',
  '/swagger/v1/swagger.json',
  // Express, Fastify
  '/swagger.json',
  '/swagger.yaml',
  '/api-docs',
  '/documentation/json',
  '/docs/openapi.json',
  '/api/openapi.json',
] as const;
