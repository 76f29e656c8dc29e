/** Something the operator can put right, already in words. */
export class OperatorProblem extends Error {}
