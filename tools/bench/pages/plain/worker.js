self.onmessage = ({ data }) => {
  const floor = JSON.parse(data).severe_neuro_deficit === "present" ? "immediate" : "none";
  self.postMessage(JSON.stringify({ answer: { says: { clinician: "Image: " + floor } }, imaging: { floor } }));
};
