import "reflect-metadata";
import { Controller, Module, Post, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { Request, Response } from "express";
import { toNodeListener } from "graph-record-response/webhook";
import { report } from "./bot/report.ts";
import { settingsOf } from "./bot/settings.ts";
import { createWaitingBot } from "./bot/waiting.ts";

const listener = toNodeListener(createWaitingBot(settingsOf(process.env), report));

@Controller("api/calls")
class CallsController {
  @Post()
  receive(@Req() request: Request, @Res() response: Response): void {
    listener(request, response);
  }
}

@Module({ controllers: [CallsController] })
class BotModule {}

const app = await NestFactory.create(BotModule, { rawBody: true, logger: ["error", "warn"] });
await app.listen(Number(process.env["PORT"] ?? 3978));
console.log("listening");
