import { builder } from "../builder.ts";
import type { Context, Viewer } from "../context.ts";
import {
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { nodePaths } from "../node-paths.ts";
import { OrgNode } from "../orgs/org.ts";
import { PersonNode } from "../people/person.ts";
import { ViewerType } from "../people/viewer.ts";
import { isModerator } from "../roles.ts";
import { removeOrgMember, setOrgMember } from "./manage-members.ts";
import { joinOrg, leaveOrg } from "./own-membership.ts";
import type { Place } from "./own-membership.ts";

const MEMBERS = { name: "org.members", direction: "asc", columns: { id: "integer" } } as const;
const PENDING = { name: "org.pending", direction: "asc", columns: { id: "integer" } } as const;
const ORGS = { name: "viewer.orgs", direction: "asc", columns: { id: "integer" } } as const;

const OrgRoleEnum = builder.enumType("OrgRole", {
  description: "What a member may do in an org.",
  values: {
    MEMBER: { description: "Be shown as one of it." },
    ADMIN: { description: "Also decide on its members." },
  } as const,
});

const OrgMembershipStateEnum = builder.enumType("OrgMembershipState", {
  description: "How far a membership is.",
  values: {
    REQUESTED: { description: "The person asked; an admin of the org or a moderator decides." },
    INVITED: { description: "It is offered; the person decides." },
    JOINED: { description: "They are a member." },
  } as const,
});

const OrgMembershipType = builder.prismaObject("OrgMembership", {
  select: { id: true },
  description: "A person's place in an org, asked for, offered or taken.",
  fields: (t) => ({
    org: t.relation("org", { type: OrgNode, description: "The org." }),
    person: t.relation("user", { type: PersonNode, description: "The person." }),
    state: t.expose("state", { type: OrgMembershipStateEnum, description: "How far it is." }),
    role: t.expose("role", { type: OrgRoleEnum, description: "What they may do, once a member." }),
    changedAt: t.expose("changedAt", {
      type: "DateTime",
      description: "Since when it stands as it does.",
    }),
  }),
});

/** Of what is not settled yet: one's own, and all to the org's admins and the moderators. */
function pendingFor(viewer: Viewer | null) {
  const pending = { state: { not: "JOINED" as const } };
  if (isModerator(viewer)) return pending;
  const userId = viewer?.id ?? "";
  const admin = { some: { userId, state: "JOINED" as const, role: "ADMIN" as const } };
  return { ...pending, OR: [{ userId }, { org: { memberships: admin } }] };
}

builder.prismaObjectFields(OrgNode, (t) => ({
  memberCount: t.relationCount("memberships", {
    where: { state: "JOINED" },
    description: "How many people here are its members.",
  }),
  members: t.connection({
    type: OrgMembershipType,
    description: "Its members, the first to be one first.",
    select: (args, _context, nested) => {
      const { where, ...page } = keysetQuery(MEMBERS, args);
      return {
        memberships: nested(
          { ...page, where: { AND: [where, { state: "JOINED" }] }, select: { id: true } },
          nodePaths("OrgMembership"),
        ),
      };
    },
    resolve: (org, args) => keysetPage(MEMBERS, args, org.memberships),
  }),
}));

builder.prismaObjectFields(OrgNode, (t) => ({
  pendingMembers: t.connection({
    type: OrgMembershipType,
    description:
      "Requests and invitations, the longest waiting first: all for its admins and the moderators, one's own for others.",
    select: (args, { viewer }, nested) => {
      const { where, ...page } = keysetQuery(PENDING, args);
      return {
        memberships: nested(
          { ...page, where: { AND: [where, pendingFor(viewer)] }, select: { id: true } },
          nodePaths("OrgMembership"),
        ),
      };
    },
    resolve: (org, args) => keysetPage(PENDING, args, org.memberships),
  }),
}));

builder.prismaObjectFields(ViewerType, (t) => ({
  orgs: t.connection({
    type: OrgMembershipType,
    description: "Their places in orgs, requests and invitations included.",
    select: (args, _context, nested) => ({
      memberships: nested(
        { ...keysetQuery(ORGS, args), select: { id: true } },
        nodePaths("OrgMembership"),
      ),
    }),
    resolve: (person, args) => keysetPage(ORGS, args, person.memberships),
  }),
}));

/** Loads the org of a success, with what the operation asks of it. */
function loadOrg(query: object, { orgId }: Place, _args: object, { db }: Context) {
  return db.org.findUniqueOrThrow({ ...query, where: { id: orgId } });
}

/** Loads the place of a success; null once it is gone. */
function loadMembership(query: object, place: Place, _args: object, { db }: Context) {
  return db.orgMembership.findUnique({ ...query, where: { orgId_userId: place } });
}

const JoinOrgSuccess = builder.objectRef<Place>("JoinOrgSuccess").implement({
  description: "The viewer is a member, or has asked to be one.",
  fields: (t) => ({
    org: t.prismaField({ type: OrgNode, description: "The org.", resolve: loadOrg }),
    membership: t.prismaField({
      type: OrgMembershipType,
      nullable: true,
      description: "How far it is; null when another request has just ended it.",
      resolve: loadMembership,
    }),
  }),
});

const LeaveOrgSuccess = builder.objectRef<Place>("LeaveOrgSuccess").implement({
  description: "The viewer has no place in the org.",
  fields: (t) => ({
    org: t.prismaField({ type: OrgNode, description: "The org.", resolve: loadOrg }),
  }),
});

const SetOrgMemberSuccess = builder.objectRef<Place>("SetOrgMemberSuccess").implement({
  description: "The person is a member with this role, or invited to be.",
  fields: (t) => ({
    org: t.prismaField({ type: OrgNode, description: "The org.", resolve: loadOrg }),
    membership: t.prismaField({
      type: OrgMembershipType,
      nullable: true,
      description: "How far it is; null when another request has just ended it.",
      resolve: loadMembership,
    }),
  }),
});

const RemoveOrgMemberSuccess = builder.objectRef<Place>("RemoveOrgMemberSuccess").implement({
  description: "The person has no place in the org.",
  fields: (t) => ({
    org: t.prismaField({ type: OrgNode, description: "The org.", resolve: loadOrg }),
  }),
});

const JoinOrgInput = builder.inputType("JoinOrgInput", {
  description: "The org that the viewer shall be a member of.",
  fields: (t) => ({ orgId: t.id({ description: "The org's global id." }) }),
});

const LeaveOrgInput = builder.inputType("LeaveOrgInput", {
  description: "The org that the viewer shall have no place in.",
  fields: (t) => ({ orgId: t.id({ description: "The org's global id." }) }),
});

const SetOrgMemberInput = builder.inputType("SetOrgMemberInput", {
  description: "A member as they shall be.",
  fields: (t) => ({
    orgId: t.id({ description: "The org's global id." }),
    personId: t.id({ description: "The person's global id." }),
    role: t.field({ type: OrgRoleEnum, description: "What they shall be allowed." }),
  }),
});

const RemoveOrgMemberInput = builder.inputType("RemoveOrgMemberInput", {
  description: "Who shall have no place in which org.",
  fields: (t) => ({
    orgId: t.id({ description: "The org's global id." }),
    personId: t.id({ description: "The person's global id." }),
  }),
});

const ERRORS = [
  SignedOutError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
] as const;

builder.mutationFields((t) => ({
  joinOrg: t.withAuth({ session: true }).field({
    type: JoinOrgSuccess,
    description:
      "Asks to be a member of an org, or takes up an invitation to it. Safe to send again.",
    errors: {
      types: [...ERRORS],
      directResult: true,
      union: { name: "JoinOrgResult", description: "The place in the org, or why not." },
    },
    args: { input: t.arg({ type: JoinOrgInput, description: "Which org." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return joinOrg(db, viewer, input);
    },
  }),
  leaveOrg: t.withAuth({ session: true, evenSuspended: true }).field({
    type: LeaveOrgSuccess,
    description:
      "Leaves an org, takes a request back or turns an invitation down. Safe to send again.",
    errors: {
      types: [...ERRORS],
      directResult: true,
      union: { name: "LeaveOrgResult", description: "The org, or why not." },
    },
    args: { input: t.arg({ type: LeaveOrgInput, description: "Which org." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return leaveOrg(db, viewer, input);
    },
  }),
  setOrgMember: t.withAuth({ session: true }).field({
    type: SetOrgMemberSuccess,
    description:
      "Accepts who asked to be a member of an org, invites who did not, and gives either a role. For its admins and moderators. Safe to send again.",
    errors: {
      types: [...ERRORS],
      directResult: true,
      union: { name: "SetOrgMemberResult", description: "The place in the org, or why not." },
    },
    args: { input: t.arg({ type: SetOrgMemberInput, description: "Who, where, as what." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return setOrgMember(db, viewer, input);
    },
  }),
  removeOrgMember: t.withAuth({ session: true }).field({
    type: RemoveOrgMemberSuccess,
    description:
      "Takes a member out of an org, turns a request down or takes an invitation back. For its admins and moderators. Safe to send again.",
    errors: {
      types: [...ERRORS],
      directResult: true,
      union: { name: "RemoveOrgMemberResult", description: "The org, or why not." },
    },
    args: { input: t.arg({ type: RemoveOrgMemberInput, description: "Who, and where." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return removeOrgMember(db, viewer, input);
    },
  }),
}));
