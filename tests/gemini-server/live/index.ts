/**
 * The Live half of the stand-in: whole conversations over a WebSocket, as strict as the real one. What nobody has
 * published or recorded, and is made up here, is marked [assumed].
 *
 * `live` is what tests use, and takes upgrades. A `connection` reads messages (`read`, by the tables of `../schema`),
 * checks the setup and joins a `session`; from then on its `room` takes what comes, the `conversation` decides whose
 * turn it is, `answer` gives the model's turns and `speak` says them.
 */
export type { LiveConnection } from './connection';
export type { LiveUsage } from './context';
export type { LiveFaultName, LiveFaultOptions } from './faults';
export type { LiveFrame } from './frames';
export { Live } from './live';
export type { LiveAnswer, LiveReply, LiveTurnFunction, ToolCall } from './replies';
export type { LiveSession, LiveTurn, TurnCause } from './session';
export type { LiveSettings } from './settings';
export type { Arrival, AudioTimeline, Span } from './timeline';
