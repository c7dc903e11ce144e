/** Operations of the document that are still to be written. The list must become empty. */
export const missingOperations: readonly string[] = [
  // collaboration
  'DELETE /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate',
  'GET /collaboration/sessions',
  'GET /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate',
  'POST /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate',
  'PUT /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate',
];
