/** The names of operations that many sabotages are about. */
const model = '/threat_models/{threat_model_id}';

export const createModel = 'POST /threat_models';
export const listModels = 'GET /threat_models';
export const readModel = `GET ${model}`;
export const replaceModel = `PUT ${model}`;
export const patchModel = `PATCH ${model}`;
export const deleteModel = `DELETE ${model}`;

/** A kind of resource inside threat models: "threat". */
function inside(singular: 'threat' | 'document' | 'source' | 'diagram') {
  const collection = `${model}/${singular}s`;
  const item = `${collection}/{${singular}_id}`;
  return {
    list: `GET ${collection}`,
    create: `POST ${collection}`,
    bulkCreate: `POST ${collection}/bulk`,
    read: `GET ${item}`,
    replace: `PUT ${item}`,
    patch: `PATCH ${item}`,
    remove: `DELETE ${item}`,
    metadata: metadataOf(item),
  };
}

/** The operations on the metadata of what has this path. */
function metadataOf(path: string) {
  return {
    list: `GET ${path}/metadata`,
    create: `POST ${path}/metadata`,
    bulkCreate: `POST ${path}/metadata/bulk`,
    read: `GET ${path}/metadata/{key}`,
    replace: `PUT ${path}/metadata/{key}`,
    remove: `DELETE ${path}/metadata/{key}`,
  };
}

export const modelMetadata = metadataOf(model);
export const threat = inside('threat');
export const document = inside('document');
export const source = inside('source');
export const diagram = inside('diagram');

export const bulkReplaceThreats = `PUT ${model}/threats/bulk`;
export const batchPatchThreats = `POST ${model}/threats/batch/patch`;
export const batchDeleteThreats = `DELETE ${model}/threats/batch`;
