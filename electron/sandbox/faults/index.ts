export { larger, unknownEnums, withoutStatus } from './alterations';
export type { Fault } from './faults';
export { EVERY, Faults } from './faults';
