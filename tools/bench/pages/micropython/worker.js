import { loadMicroPython } from "/micropython/micropython.mjs";

const STAND_IN = `
import json

def assess_json(text):
    answers = json.loads(text)
    floor = "immediate" if answers.get("severe_neuro_deficit") == "present" else "none"
    return json.dumps({"answer": {"says": {"clinician": "Image: " + floor}}, "imaging": {"floor": floor}})
`;

const python = loadMicroPython().then((started) => {
  started.runPython(STAND_IN);
  return started.globals.get("assess_json");
});
self.onmessage = async ({ data }) => self.postMessage((await python)(data));
