import { loadDocument, loadBundled } from './contract/load.ts';
import { understand } from './contract/contract.ts';
for (const f of ['/work/shared/reference/tmi-openapi-2025-09-01.json','/work/shared/reference/tmi-openapi-2025-11-30.json','specs/tmi/openapi.yaml']) {
const t0=performance.now();
const d = await loadDocument(f);
const t1=performance.now();
const c = understand(d);
console.log(f, c.operations.length, c.cells.length, c.findings.length, t1-t0, performance.now()-t1, c.cells.filter(c=>c.response.documentedIn.includes('S1')).length);
console.log(c.operations[20]?.access, c.operations[20]?.parameters.slice(0,2));
}
