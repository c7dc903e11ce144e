import { answers } from './answers.ts';

/** Only of threat models and diagrams is it said where they are (facts, 11). */
export const fewLocations = answers('POST /**', {
  of: [201],
  when: (_answered, { path }) => !/^\/threat_models(\/[^/]+\/diagrams)?$/.test(path),
  headers: { location: undefined },
});
