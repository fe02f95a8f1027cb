"""A receptionist, Python with its standard library alone: it answers, plays a greeting, records a name, keeps the file
and hangs up. It has the structure of public bots in Python: a callback that answers at once and works in a thread, and
urllib or requests with Microsoft's addresses in the code. Unlike them it ends after one call."""

import json
import os
import threading
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TENANT = "0d1f2c3b-4a59-4687-9c8d-7e6f5a4b3c2d"
GRAPH = "https://graph.microsoft.com/v1.0"
TUNNEL = "https://receptionist-example.trycloudflare.com"


def token():
    form = {
        "grant_type": "client_credentials",
        "client_id": "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b",
        "client_secret": "not a secret",
        "scope": "https://graph.microsoft.com/.default",
    }
    url = f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
    with urllib.request.urlopen(url, urllib.parse.urlencode(form).encode()) as answer:
        return json.load(answer)["access_token"]


def graph(method, path, body=None):
    request = urllib.request.Request(f"{GRAPH}/communications/calls/{path}", method=method)
    request.add_header("Authorization", f"Bearer {token()}")
    if body is not None:
        request.add_header("Content-Type", "application/json")
        request.data = json.dumps(body).encode()
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def prompt(name):
    return {
        "@odata.type": "#microsoft.graph.mediaPrompt",
        "mediaInfo": {"@odata.type": "#microsoft.graph.mediaInfo", "uri": f"{TUNNEL}/{name}.wav", "resourceId": name},
    }


def take(notification):
    call_id = notification["resourceUrl"].split("/")[3]
    data = notification["resourceData"]
    kind = data["@odata.type"] if isinstance(data, dict) else None
    if kind == "#microsoft.graph.call" and data["state"] == "incoming":
        media = {"@odata.type": "#microsoft.graph.serviceHostedMediaConfig"}
        answer = {"callbackUri": f"{TUNNEL}/callback", "acceptedModalities": ["audio"], "mediaConfig": media}
        graph("POST", f"{call_id}/answer", answer)
    elif kind == "#microsoft.graph.call" and data["state"] == "established" and "mediaState" in data:
        graph("POST", f"{call_id}/playPrompt", {"clientContext": "greeting", "prompts": [prompt("greeting")]})
    elif kind == "#microsoft.graph.playPromptOperation":
        question = {"clientContext": "name", "prompts": [prompt("your-name")], "stopTones": ["#"]}
        graph("POST", f"{call_id}/recordResponse", {**question, "maxRecordDurationInSeconds": 20})
    elif kind == "#microsoft.graph.recordOperation":
        request = urllib.request.Request(data["recordingLocation"])
        request.add_header("Authorization", f"Bearer {data['recordingAccessToken']}")
        with urllib.request.urlopen(request) as answer, open(f"{os.environ['RECORDINGS']}/name.wav", "wb") as file:
            file.write(answer.read())
        graph("DELETE", call_id)
    elif kind == "#microsoft.graph.call" and data["state"] == "terminated":
        server.shutdown()


class Callback(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(202)
        self.end_headers()
        for notification in body["value"]:
            threading.Thread(target=take, args=(notification,)).start()

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Callback)
print("listening", flush=True)
server.serve_forever()
