/** Operations that cases of tolerances are about. */
export const model = '/threat_models/{threat_model_id}';
export const document = `${model}/documents/{document_id}`;
export const diagram = `${model}/diagrams/{diagram_id}`;
export const collaborate = `${diagram}/collaborate`;
export const diagramKey = `${diagram}/metadata/{key}`;
