/** Why a request may not have a member; S0, "Prohibited Field", has the sentence about the id. */
const reasons: Readonly<Record<string, string>> = {
  id: 'The ID is read-only and set by the server.',
  threat_model_id: 'The threat model is the one in the path.',
  created_at: 'Timestamps are set by the server.',
  modified_at: 'Timestamps are set by the server.',
  status_updated: 'Timestamps are set by the server.',
  created_by: 'Who created a resource never changes.',
  owner: 'The owner of a new threat model is the caller.',
  documents: 'Documents are changed through their own operations.',
  sources: 'Sources are changed through their own operations.',
  diagrams: 'Diagrams are changed through their own operations.',
  threats: 'Threats are changed through their own operations.',
  metadata: 'Metadata are changed through their own operations.',
  update_vector: 'The server counts the changes of the cells.',
};

const statusOfModels = 'The status is changed with PATCH.';

/** One sentence. */
export function reasonFor(member: string, method: string): string {
  if (member === 'status' && method !== 'PATCH') return statusOfModels;
  return reasons[member] ?? 'There is no such member.';
}
