/** The names of operations that many sabotages are about. */
export const register = 'POST /api/auth/register';
export const login = 'POST /api/auth/login';
export const listUsers = 'GET /api/users';
export const listTeam = 'GET /api/users/team';
export const setRole = 'PUT /api/users/{userId}/role';

export const listBoards = 'GET /api/boards';
export const createBoard = 'POST /api/boards';
export const readBoard = 'GET /api/boards/{boardId}';
export const deleteBoard = 'DELETE /api/boards/{boardId}';
export const addMember = 'POST /api/boards/{boardId}/members/{userId}';
export const removeMember = 'DELETE /api/boards/{boardId}/members/{userId}';
export const listColumns = 'GET /api/boards/{boardId}/columns';
export const createColumn = 'POST /api/boards/{boardId}/columns';

export const search = 'GET /api/tickets/search';
export const createTicket = 'POST /api/tickets';
export const readTicket = 'GET /api/tickets/{ticketId}';
export const changeTicket = 'PATCH /api/tickets/{ticketId}';
export const moveTicket = 'PATCH /api/tickets/{ticketId}/move';
export const deleteTicket = 'DELETE /api/tickets/{ticketId}';
export const createComment = 'POST /api/tickets/{ticketId}/comments';
export const changeComment = 'PUT /api/tickets/{ticketId}/comments/{commentId}';
export const deleteComment = 'DELETE /api/tickets/{ticketId}/comments/{commentId}';
