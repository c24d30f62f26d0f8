/** The records that pictures are of, and a draft for the desks; `ask` asks the hub as the officer of Pabna. */
export async function records(ask) {
  const found = await ask(`{
    meetings(first: 1, filter: { within: "50", fiscalYear: "2023-24" }) { edges { node { id } } }
    actionPlans(first: 1, filter: { within: "5549" }) { edges { node { id } } }
    assignments(first: 1, filter: { within: "5076" }) { edges { node { id } } }
  }`);
  const { recordMeeting } = await ask(`mutation { recordMeeting(input: {
    requestId: "pictures-1", areaCode: "5076", heldOn: "2024-05-14", number: "৫", title: "জেলা ইনোভেশন টিমের ৫ম সভা",
    place: "জেলা প্রশাসকের সম্মেলন কক্ষ, পাবনা", chair: "জেলা প্রশাসক, পাবনা",
    agendaItems: [
      { number: "১", topic: "সেবা সহজীকরণ", decisions: [{ number: "১", text: "প্রতিটি উপজেলায় অন্তত একটি সেবা সহজ করতে হবে।", implementer: "উপজেলা নির্বাহী অফিসার (সকল)", dueOn: "2024-06-30", binds: [{ scope: ALL_UPAZILAS }] }] },
      { number: "২", topic: "প্রশিক্ষণ", decisions: [{ number: "২", text: "উদ্ভাবন বিষয়ে দুই দিনের প্রশিক্ষণ আয়োজন করতে হবে।", implementer: "জেলা প্রশাসকের কার্যালয়", dueOn: "2024-07-15" }] }
    ]
  }) { meeting { id revision } } }`);
  const { id, revision } = recordMeeting.meeting;
  await ask(
    `mutation { submitMeetingForApproval(input: { requestId: "pictures-2", meetingId: "${id}", revision: ${revision} }) { id } }`,
  );
  return {
    meeting: found.meetings.edges[0].node.id,
    plan: found.actionPlans.edges[0].node.id,
    assignment: found.assignments.edges[0].node.id,
    draft: id,
  };
}
