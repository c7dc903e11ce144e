/** What is said of a member of a ticket that breaks the schema. */
export const invalidMembers = {
  title: 'title_too_long',
  description: 'description_too_long',
  priority: 'invalid_priority',
  assignee: 'invalid_assignee',
  assignees: 'invalid_assignee',
} as const;
