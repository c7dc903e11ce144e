import { refuses } from './requests.ts';
import { hasOthersThan, lacks } from './required-members.ts';

const at = 'POST /threat_models/{}/diagrams';

/** Facts, 1.5: whoever begins a diagram says how it is called and of what type it is, and nothing else. */
export const newDiagramsAreEmpty = [
  refuses(at, { when: hasOthersThan('name', 'type'), text: 'Only name and type are known' }),
  refuses(at, { when: lacks('name', 'type'), text: 'name and type are required' }),
];
