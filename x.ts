import { loadDocument } from './contract/load.ts';
import { understand } from './contract/contract.ts';
import { readResourceGraph } from './contract/resource-graph.ts';
for (const f of ['/work/shared/reference/tmi-openapi-2025-09-01.json','/work/shared/reference/tmi-openapi-2025-11-30.json','specs/tmi/openapi.yaml']) {
const c = understand(await loadDocument(f)); const g = readResourceGraph(c);
console.log(f, g.resources.length, g.resources.slice(0,5).map(r=>r.kind+' '+r.path+' '+Object.keys(r.roles)));
console.log(g.resources.filter(r=>r.kind==='singleton').map(r=>r.path))
for (const o of c.operations) { if (o.path.endsWith('}') && o.path.includes('{')) { const p=g.producerFor(o); if(!p) console.log('none', o.key) ; else if (o.method==='GET') console.log(o.key,'<-',p.operation.key,p.pointer,p.basis)} }
}
