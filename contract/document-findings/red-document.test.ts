import { expect, test } from 'vitest';
import { normalisations } from '../normalise/normalise.ts';
import { documentRules } from './document-findings.ts';
import { findingsOfExample } from './red-document.ts';

test.each([...documentRules, ...normalisations])(
  '$name finds something wrong in its example, once',
  (rule) => {
    expect(findingsOfExample(rule)).toHaveLength(1);
  },
);
