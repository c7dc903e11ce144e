/** Operations of the document that are still to be written. The list must become empty. */
export const missingOperations: readonly string[] = [
  // webhooks
  'DELETE /webhooks/{webhook_id}',
  'GET /webhooks',
  'GET /webhooks/deliveries',
  'GET /webhooks/deliveries/{delivery_id}',
  'GET /webhooks/{webhook_id}',
  'POST /webhooks',
  'POST /webhooks/{webhook_id}/test',
  // add-ons
  'DELETE /addons/{addon_id}',
  'GET /addons',
  'GET /addons/{addon_id}',
  'POST /addons',
  'POST /addons/{addon_id}/invoke',
  // invocations
  'GET /invocations',
  'GET /invocations/{invocation_id}',
  'POST /invocations/{invocation_id}/status',
  // collaboration
  'DELETE /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate',
  'GET /collaboration/sessions',
  'GET /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate',
  'POST /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate',
  'PUT /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate',
  // SAML
  'GET /saml/providers',
  'GET /saml/slo',
  'GET /saml/{provider}/login',
  'GET /saml/{provider}/metadata',
  'POST /saml/acs',
  'POST /saml/slo',
];
