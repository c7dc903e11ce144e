import { apiNames } from '../../apis/registry.ts';

/** What a client can say for a document. */
export const documentWords = `an OpenAPI document: a file in the working directory, a URL, or ${apiNames.join(', ')}`;
